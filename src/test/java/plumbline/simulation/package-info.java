/** A council lived through for many days from one seed, with what the service promises checked after every day. */
@org.jspecify.annotations.NullMarked
package plumbline.simulation;
