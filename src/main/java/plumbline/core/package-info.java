/**
 * Values shared by every module: calendars, limits, deadlines, severities. Depends on nothing.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Core", type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package plumbline.core;
