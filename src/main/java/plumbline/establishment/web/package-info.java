/** The page on which an administrator keeps the organisation. */
@org.jspecify.annotations.NullMarked
package plumbline.establishment.web;
