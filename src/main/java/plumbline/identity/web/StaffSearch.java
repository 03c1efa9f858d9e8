package plumbline.identity.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which of the staff are looked for.
 *
 * @param find  part of a sign-in name, a post, a role or a unit; empty for everybody
 * @param state one of {@link StaffLine#states()}, or empty for every state
 * @param page  the page of the list, 1 for the first
 */
record StaffSearch(String find, String state, int page) {

    private static final int LONGEST = 100;

    /** As an address or a form says it; what it says wrongly is not looked for. */
    static StaffSearch of(Map<String, String> said) {
        String find = said.getOrDefault("find", "").strip();
        String state = said.getOrDefault("state", "");
        String page = said.getOrDefault("page", "");
        return new StaffSearch(find.length() > LONGEST ? find.substring(0, LONGEST) : find, StaffLine.states().containsKey(state) ? state : "",
                page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    boolean finds(StaffLine line) {
        String wanted = find.toLowerCase(Locale.ROOT);
        return (state.isEmpty() || state.equals(line.state()))
                && Stream.of(line.username(), line.post(), line.role(), line.unit()).anyMatch(words -> words.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Whether it leaves anybody out. */
    public boolean narrows() {
        return !find.isEmpty() || !state.isEmpty();
    }

    /** The list's own address, without the page. */
    public String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/staff");
        narrowing().forEach(address::queryParam);
        return address.encode().build().toUriString();
    }

    /** Whoever changed an account sees the same part of the list again. */
    void keep(RedirectAttributes next) {
        narrowing().forEach(next::addAttribute);
        if (page > 1) {
            next.addAttribute("page", page);
        }
    }

    private Map<String, String> narrowing() {
        Map<String, String> narrowing = new LinkedHashMap<>();
        if (!find.isEmpty()) {
            narrowing.put("find", find);
        }
        if (!state.isEmpty()) {
            narrowing.put("state", state);
        }
        return narrowing;
    }
}
