/**
 * The strict reader of rule files, the first lock: metadata from a fixed list, and sentences of the vocabulary.
 */
@org.jspecify.annotations.NullMarked
package plumbline.standards.rulefile;
