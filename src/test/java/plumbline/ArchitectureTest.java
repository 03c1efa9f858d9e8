package plumbline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rules of the house that the compiler cannot hold. Each is also shown to fail on a planted violation. */
class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("plumbline");

    private static final JavaClasses PLANTED = new ClassFileImporter().importClasses(Planted.class, PlantedHelper.class);

    private static final ArchRule DROOLS_IN_ONE_MODULE = noClasses().that().resideOutsideOfPackage("plumbline.standards..")
            .should().dependOnClassesThat(resideInAnyPackage("org.drools..", "org.kie.."));

    private static final ArchRule CAMUNDA_IN_ONE_ROOM = noClasses().that().resideOutsideOfPackage("plumbline.escalation.process..")
            .should().dependOnClassesThat(resideInAnyPackage("org.camunda.."));

    private static final ArchRule NO_EXPRESSION_QUERIES = classes().should(notCall("Expression",
            "passes text to an engine query that would evaluate it", "org.camunda"));

    private static final ArchRule ROWS_ARE_READ_TO_THE_END = classes().should(notCall("stream",
            "keeps the database connection until somebody closes what it gives back", "org.springframework.jdbc"));

    private static final ArchRule TIME_IS_INJECTED = classes().should(notReadTheWallClock());

    private static final ArchRule NO_VAGUE_NAMES = noClasses().should().haveSimpleNameEndingWith("Manager")
            .orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Util")
            .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Impl");

    @Test
    void droolsLivesInTheStandardsModuleAlone() {
        DROOLS_IN_ONE_MODULE.check(MAIN);
        assertThat(DROOLS_IN_ONE_MODULE.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void camundaLivesInOnePackageAlone() {
        CAMUNDA_IN_ONE_ROOM.check(MAIN);
        assertThat(CAMUNDA_IN_ONE_ROOM.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void noTextReachesAnExpressionOfTheEngine() {
        NO_EXPRESSION_QUERIES.check(MAIN);
        assertThat(NO_EXPRESSION_QUERIES.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void noQueryKeepsItsConnection() {
        ROWS_ARE_READ_TO_THE_END.check(MAIN);
        assertThat(ROWS_ARE_READ_TO_THE_END.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void nobodyReadsTheWallClock() {
        TIME_IS_INJECTED.check(MAIN);
        assertThat(TIME_IS_INJECTED.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void namesSayWhatAThingIs() {
        NO_VAGUE_NAMES.check(MAIN);
        assertThat(NO_VAGUE_NAMES.evaluate(PLANTED).hasViolation()).isTrue();
    }

    private static ArchCondition<JavaClass> notReadTheWallClock() {
        return new ArchCondition<>("take the time from the injected clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    boolean now = call.getTargetOwner().getPackageName().equals("java.time") && call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().isEmpty();
                    boolean millis = call.getTargetOwner().getFullName().equals("java.lang.System")
                            && call.getName().equals("currentTimeMillis");
                    if (now || millis) {
                        events.add(SimpleConditionEvent.violated(call, call.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> notCall(String nameEnd, String why, String packageStart) {
        return new ArchCondition<>("not call a method that " + why) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    if (call.getTargetOwner().getPackageName().startsWith(packageStart) && call.getName().endsWith(nameEnd)) {
                        events.add(SimpleConditionEvent.violated(call, call.getDescription()));
                    }
                }
            }
        };
    }

    /** Breaks every rule, so that no rule can pass for nothing. */
    private static final class Planted {
        Instant wallClock() {
            return Instant.now();
        }

        Object rowsNobodyCloses(org.springframework.jdbc.core.simple.JdbcClient jdbc) {
            return jdbc.sql("select 1").query(Integer.class).stream();
        }

        org.kie.api.KieServices drools() {
            return org.kie.api.KieServices.get();
        }

        Object expression(org.camunda.bpm.engine.TaskService tasks, String text) {
            return tasks.createTaskQuery().taskAssigneeExpression(text);
        }
    }

    private static final class PlantedHelper {
    }
}
