package plumbline.identity.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import plumbline.identity.SignedInUser;
import plumbline.identity.StaffAccount;
import plumbline.identity.StaffAccount.Standing;
import plumbline.organisation.Post;

/**
 * Somebody of the staff in words.
 *
 * @param state    the name of their account's standing, or {@link #NO_ACCOUNT}
 * @param standing the same in words
 * @param account  whether they have one
 * @param own      whether it is whoever looks
 */
record StaffLine(String username, String post, String role, String unit, String email, String state, String standing, String colour, boolean account, boolean own) {

    static final String NO_ACCOUNT = "NO_ACCOUNT";
    private static final String WITHOUT_WORDS = "No account";

    /** The states by name, in words. */
    static Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        Arrays.stream(Standing.values()).forEach(standing -> states.put(standing.name(), standing.word()));
        states.put(NO_ACCOUNT, WITHOUT_WORDS);
        return states;
    }

    static StaffLine of(StaffAccount account, String unit, SignedInUser looking) {
        SignedInUser person = account.person();
        String colour = switch (account.standing()) {
            case IN_USE -> "green";
            case PASSWORD_TO_CHANGE -> "yellow";
            case SUSPENDED -> "grey";
        };
        return new StaffLine(person.username(), person.title(), person.role().word(), unit, account.email() == null ? "" : account.email().value(),
                account.standing().name(), account.standing().word(), colour, true, person.username().equals(looking.username()));
    }

    /** The holder of a post who cannot sign in. */
    static StaffLine without(Post post, String unit) {
        return new StaffLine(post.username(), post.title(), "", unit, "", NO_ACCOUNT, WITHOUT_WORDS, "red", false, false);
    }

    public boolean suspended() {
        return state.equals(Standing.SUSPENDED.name());
    }

    boolean lacksAccount() {
        return !account;
    }
}
