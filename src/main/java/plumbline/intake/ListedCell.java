package plumbline.intake;

import plumbline.intake.words.ListedField;

/**
 * A cell of a row whose value is on a list.
 *
 * @param position of its column; -1 when the file has none
 */
record ListedCell(int position, ListedField field) {
}
