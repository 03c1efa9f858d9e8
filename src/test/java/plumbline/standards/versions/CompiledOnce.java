package plumbline.standards.versions;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContext;
import org.jspecify.annotations.Nullable;

/** Services that are started one after the other in one virtual machine compile the same rule files only once. */
public final class CompiledOnce implements BeanFactoryPostProcessor {

    private static final String NAME = "recentlyCompiled";

    @Nullable
    private static RecentlyCompiled kept;

    /** Keeps what a service has compiled for those that are started after it. */
    public static synchronized void keep(ApplicationContext service) {
        kept = service.getBean(RecentlyCompiled.class);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        synchronized (CompiledOnce.class) {
            if (kept != null) {
                ((BeanDefinitionRegistry) beans).removeBeanDefinition(NAME);
                beans.registerSingleton(NAME, kept);
            }
        }
    }
}
