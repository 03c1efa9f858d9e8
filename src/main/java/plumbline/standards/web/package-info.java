/**
 * Pages and API of the standards.
 */
@org.jspecify.annotations.NullMarked
package plumbline.standards.web;
