@org.jspecify.annotations.NullMarked
package plumbline.mail.web;
