package plumbline.intake;

/**
 * Doubts a closure while people have an open service at the location: they moved and nobody wrote it down, or the location was
 * registered anew under another id and their services name the old one. The row goes in: that it closed is a fact.
 */
final class OpenServicesOfClosed {

    private final ImportWork work;

    OpenServicesOfClosed(ImportWork work) {
        this.work = work;
    }

    /** @param column of the file that says when the registration ended */
    void doubt(String column) {
        work.jdbc().query("""
                select s.row_number, s.deactivated_on, count(distinct o.person_id) as people
                from (select distinct row_number, location_id, deactivated_on from rating_stage where deactivated_on <= ?) s
                join service o on o.location_id = s.location_id and o.ended_on is null
                group by s.row_number, s.deactivated_on order by s.row_number""", row -> {
            int people = row.getInt("people");
            work.faults().doubt(row.getLong("row_number"), column, row.getString("deactivated_on"), "a location where nobody has an open service; "
                    + (people == 1 ? "one person has" : people + " people have") + " one. End it, or write the id under which the service is registered now");
        }, work.today());
    }
}
