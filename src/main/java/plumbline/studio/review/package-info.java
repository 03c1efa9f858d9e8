/**
 * The six-month review: every standard is kept, changed or retired on what it has done.
 */
@org.jspecify.annotations.NullMarked
package plumbline.studio.review;
