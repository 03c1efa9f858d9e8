package plumbline.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One person's visit in a browser of their own. Close it when it is over. */
public final class Visit implements AutoCloseable {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final BrowserContext profile;
    private final String home;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visit(BrowserContext profile, String home) {
        this.profile = profile;
        this.home = home;
        this.page = profile.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // That a page itself was refused is the test's business; what a page lacks or breaks is a complaint.
            if (message.type().equals("error") && !message.location().startsWith(page.url())) {
                complaints.add(message.text());
            }
        });
    }

    /** The page, for what this class has no words for. */
    public Page page() {
        return page;
    }

    /** Opens an address of the service, for example {@code /board}, and gives the status. */
    public int open(String path) {
        Response response = page.navigate(home + path);
        return response == null ? 0 : response.status();
    }

    /** The address shown, without the server. */
    public String address() {
        return page.url().replace(home, "");
    }

    /** Signs in with the form, as a person does. */
    public Visit signIn(String username, String password) {
        open("/sign-in");
        page.getByLabel("Sign-in name", new Page.GetByLabelOptions().setExact(true)).fill(username);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        press("Sign in");
        assertThat(address()).as("signed in as " + username).doesNotContain("/sign-in");
        return this;
    }

    /** Presses a button by its words. */
    public void press(String button) {
        page.getByRole(AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    /** Follows a link by its words. */
    public void follow(String link) {
        page.getByRole(AriaRole.LINK,
                new Page.GetByRoleOptions().setName(link).setExact(true)).first().click();
    }

    /** The page's visible text. */
    public String text() {
        return page.locator("body").innerText();
    }

    /** What axe finds wrong with the page by WCAG 2.2 A and AA and its best practices, one line for each place. */
    public List<String> barriers() {
        AxeRunOptions options = new AxeRunOptions();
        // Everything that is right would be described place by place as well, which takes most of the time.
        options.setResultTypes(List.of("violations"));
        // No page has a frame, and only frames need a second page to gather what was found in.
        return new AxeBuilder(page).options(options).withTags(RULES).setLegacyMode(true).analyze().getViolations().stream().flatMap(Visit::lines).toList();
    }

    private static Stream<String> lines(Rule rule) {
        return rule.getNodes().stream().map(node -> rule.getId() + ": " + rule.getHelp() + " at " + node.getTarget() + " " + node.getHtml());
    }

    /** What the browser complained about since the visit began: script errors and breaches of the content policy. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How far the page can be scrolled sideways, in CSS pixels; 0 when all of it fits. */
    public int overflow() {
        return ((Number) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).intValue();
    }

    /** Keeps a picture of the whole page as {@code target/screenshots/name.png}. */
    public void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
    }

    @Override
    public void close() {
        profile.close();
    }
}
