/** Pages and API of breaches. */
@org.jspecify.annotations.NullMarked
package plumbline.breaches.web;
