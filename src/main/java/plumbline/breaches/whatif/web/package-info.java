/** Pages and API of what-ifs. */
@org.jspecify.annotations.NullMarked
package plumbline.breaches.whatif.web;
