/**
 * Unpacks workbooks: every sheet of an Excel or OpenDocument file becomes text that the readers of tables read.
 */
@org.jspecify.annotations.NullMarked
package plumbline.intake.workbook;
