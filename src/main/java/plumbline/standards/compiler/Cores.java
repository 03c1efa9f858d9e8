package plumbline.standards.compiler;

/** How many cores compiling may take. */
public enum Cores {

    /** All there are: somebody waits for rules that will be in force. */
    ALL,

    /** The one of the thread that asks: what is compiled is a draft, and everybody else's pages go on meanwhile. */
    ONE
}
