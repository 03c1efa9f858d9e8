package plumbline.studio;

import java.time.LocalDate;

/** What a new standard says before anybody has changed a word of it: a whole standard that holds, with an example on each side of its line. */
final class FirstWords {

    private FirstWords() {
    }

    static String rules(String heading, LocalDate today) {
        return """
                title: %s
                statement: Say here what is promised, in plain English.
                kind: case timescale
                jurisdiction: England
                source: Say here where the duty and the figure come from.
                source status: local
                theme: Working with people
                quality statement: Assessing needs
                quadrant: output or process
                owner: Team manager
                in force from: %s
                next review: %s

                rule "In time"
                when
                    a request for a needs assessment
                    - the clock starts when it was accepted
                    the clock stops when its assessment is signed off
                then
                    the limit is 28 days, not counting the start day
                    it is due soon in the last 7 days
                    a breach is S3
                end
                """.formatted(heading, today, today.plusMonths(6));
    }

    static String examples() {
        return """
                examples:
                  - name: On the last day it is in time
                    as at: 2025-04-30
                    facts:
                      requests:
                        - {ref: R-1, person: P-1, accepted on: 2025-03-03}
                      assessments:
                        - {ref: A-1, person: P-1, began on: 2025-03-10, signed off on: 2025-03-31}
                    expect:
                      - {subject: R-1, outcome: compliant, deadline: 2025-03-31, open: no}

                  - name: One day later it is late
                    as at: 2025-04-30
                    facts:
                      requests:
                        - {ref: R-1, person: P-1, accepted on: 2025-03-03}
                      assessments:
                        - {ref: A-1, person: P-1, began on: 2025-03-10, signed off on: 2025-04-01}
                    expect:
                      - {subject: R-1, outcome: breach, severity: S3, deadline: 2025-03-31, open: no}
                """;
    }
}
