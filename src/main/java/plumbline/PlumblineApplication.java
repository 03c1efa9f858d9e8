package plumbline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the service. */
@SpringBootApplication
@Modulithic(sharedModules = "core")
@EnableScheduling
@EnableAsync
public class PlumblineApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PlumblineApplication.class, arguments);
    }
}
