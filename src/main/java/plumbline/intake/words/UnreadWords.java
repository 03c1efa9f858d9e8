package plumbline.intake.words;

import java.util.List;

/**
 * The words that could not be read.
 *
 * @param words those in many rows, most rows first
 * @param rare  how many more there are that stand in few rows: these may say who somebody is, and are for those who look after the data
 */
public record UnreadWords(List<UnreadWord> words, int rare) {
}
