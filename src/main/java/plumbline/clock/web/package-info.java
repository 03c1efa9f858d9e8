/**
 * The page and the API that move the demonstration clock.
 */
@org.jspecify.annotations.NullMarked
package plumbline.clock.web;
