package plumbline.testing.browser;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The distribution's Chromium, started once for the whole test run. {@code PLUMBLINE_CHROMIUM} names it where it is not
 * {@code /usr/bin/chromium}. Every visit has its own profile, so no visit sees another's cookies.
 */
public final class Browser {

    /** A usual desktop screen. */
    public static final int WIDTH = 1280;
    public static final int HEIGHT = 900;

    private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private Browser() {
    }

    /** Somebody who is not signed in opens the service on a usual screen. */
    public static Visit visit(int port) {
        return visit(port, WIDTH);
    }

    /** Somebody who is not signed in opens the service on a screen of a width in CSS pixels. */
    public static Visit visit(int port, int width) {
        return new Visit(Started.CHROMIUM.newContext(options(width)), "http://127.0.0.1:" + port);
    }

    /** The same in a browser that runs no scripts. */
    public static Visit visitWithoutScripts(int port) {
        return new Visit(Started.CHROMIUM.newContext(options(WIDTH).setJavaScriptEnabled(false)), "http://127.0.0.1:" + port);
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options(int width) {
        return new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, HEIGHT)
                .setLocale("en-GB").setTimezoneId("Europe/London");
    }

    private static final class Started {
        static final Playwright PLAYWRIGHT = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        static final com.microsoft.playwright.Browser CHROMIUM = PLAYWRIGHT.chromium().launch(
                new BrowserType.LaunchOptions().setExecutablePath(chromium()).setArgs(FLAGS));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
        }

        private static Path chromium() {
            return Path.of(System.getenv().getOrDefault("PLUMBLINE_CHROMIUM", "/usr/bin/chromium"));
        }
    }
}
