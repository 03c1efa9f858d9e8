package plumbline.intake;

import org.springframework.stereotype.Component;

/** Reads the regulator's register of active locations. */
@Component
class ActiveLocationsReader extends RegisterReader {

    ActiveLocationsReader() {
        super(Format.CQC_ACTIVE, false);
    }
}
