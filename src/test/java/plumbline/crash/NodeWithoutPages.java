package plumbline.crash;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import plumbline.PlumblineApplication;
import plumbline.testing.WithoutPages;

/** The service as it is, but without its pages: what a node is that only has timers to fire and is to be there again soon. */
final class NodeWithoutPages {

    private NodeWithoutPages() {
    }

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(PlumblineApplication.class).web(WebApplicationType.NONE)
                .initializers(context -> context.addBeanFactoryPostProcessor(new WithoutPages())).run(arguments);
    }
}
