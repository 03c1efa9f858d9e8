package plumbline.facts;

import plumbline.core.UnitId;

/**
 * A second record of a person, who was taken for somebody else until the NHS number showed that both are one. What is known
 * from it is read as facts of the person.
 *
 * @param ref       the local person identifier of this record
 * @param personRef the person's reference, which everything known about them carries
 */
public record DuplicatePerson(String ref, long personId, String personRef, UnitId unit) implements Fact {
}
