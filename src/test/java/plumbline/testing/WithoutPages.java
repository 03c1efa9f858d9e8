package plumbline.testing;

import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;

/**
 * A service without its pages and its API: where nobody asks for any, as in a simulated council, making them is much of a start.
 * Everything else is made as always.
 */
public final class WithoutPages implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
        Set<String> pages = new HashSet<>();
        for (String name : registry.getBeanDefinitionNames()) {
            String type = registry.getBeanDefinition(name).getBeanClassName();
            if (type != null && type.startsWith("plumbline.") && type.contains(".web.")) {
                pages.add(name);
            }
        }
        for (String name : registry.getBeanDefinitionNames()) {
            BeanDefinition definition = registry.getBeanDefinition(name);
            if (pages.contains(name) || definition.getFactoryBeanName() != null && pages.contains(definition.getFactoryBeanName())) {
                registry.removeBeanDefinition(name);
            }
        }
    }
}
