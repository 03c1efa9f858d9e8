/**
 * Pages and API of the six-month review.
 */
@org.jspecify.annotations.NullMarked
package plumbline.studio.review.web;
