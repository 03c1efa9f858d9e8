package plumbline.breaches.whatif;

import org.springframework.context.ApplicationContext;

/** What happens to old what-ifs in a night, for tests of other modules. */
public final class NightOfWhatIfs {

    private NightOfWhatIfs() {
    }

    /** Has the night's forgetting happen now. */
    public static void passes(ApplicationContext context) {
        context.getBean(ForgettingLists.class).forget();
    }
}
