package plumbline.mail;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Greets the mail server of a test with HELO, which it answers in one line. Its many lines to EHLO go out one by one, and each waits for the
 * last one to be acknowledged, 40 milliseconds for every message.
 */
public final class ShortGreeting implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof MailServer server) {
            server.sender().ifPresent(sender -> sender.getJavaMailProperties().setProperty("mail.smtp.ehlo", "false"));
        }
        return bean;
    }
}
