/**
 * The council's own words for the words of lists that files are checked against, and what they do to the rows of files.
 */
@org.springframework.modulith.NamedInterface("words")
@org.jspecify.annotations.NullMarked
package plumbline.intake.words;
