-- A concern about a provider goes another way than one about the council's own work, so it has a standard of its own.
alter table breach drop constraint breach_found_by_a_run_or_raised_by_hand;
alter table breach add constraint breach_found_by_a_run_or_raised_by_hand
    check ((last_run is null) = (standard in ('ASC-HAND-01', 'ASC-HAND-02')));
