/** Pages and API of evaluation. */
@org.jspecify.annotations.NullMarked
package plumbline.evaluation.web;
