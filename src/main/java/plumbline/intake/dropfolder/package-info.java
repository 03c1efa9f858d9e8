/**
 * The drop folder: files that other systems put there are imported by themselves.
 */
@org.jspecify.annotations.NullMarked
package plumbline.intake.dropfolder;
