package plumbline.intake;

import org.springframework.stereotype.Component;

/** Reads the regulator's list of locations that lost their registration. */
@Component
class DeactivatedLocationsReader extends RegisterReader {

    DeactivatedLocationsReader() {
        super(Format.CQC_DEACTIVATED, true);
    }
}
