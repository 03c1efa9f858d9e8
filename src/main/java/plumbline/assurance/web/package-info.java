/**
 * The board, the list behind its figures, and the same figures for programs.
 */
@org.jspecify.annotations.NullMarked
package plumbline.assurance.web;
