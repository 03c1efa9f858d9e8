/**
 * Pages and API of the rule studio.
 */
@org.jspecify.annotations.NullMarked
package plumbline.studio.web;
