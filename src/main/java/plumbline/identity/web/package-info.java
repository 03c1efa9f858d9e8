/**
 * Sign-in page, security rules, page frame and error pages.
 */
@org.jspecify.annotations.NullMarked
package plumbline.identity.web;
