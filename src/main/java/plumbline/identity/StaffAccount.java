package plumbline.identity;

/** Somebody's account as an administrator sees it. */
public record StaffAccount(SignedInUser person, Standing standing) {

    /** What an account opens. */
    public enum Standing {
        IN_USE("In use"),
        PASSWORD_TO_CHANGE("Password to change"),
        SUSPENDED("Suspended");

        private final String word;

        Standing(String word) {
            this.word = word;
        }

        /** What people read. */
        public String word() {
            return word;
        }
    }
}
