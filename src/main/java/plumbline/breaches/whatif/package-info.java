/** What rules that are not in force would change in the breaches of the council. */
@org.springframework.modulith.NamedInterface("whatif")
@org.jspecify.annotations.NullMarked
package plumbline.breaches.whatif;
