package plumbline.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A test on the whole service with a small demonstration council. All such tests share one context and one council. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PlumblineTest
@TestPropertySource(properties = {"plumbline.demonstration=true", "plumbline.demonstration-people=150"})
public @interface DemonstrationTest {
}
