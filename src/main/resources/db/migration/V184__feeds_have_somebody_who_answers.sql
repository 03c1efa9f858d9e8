-- The unit whose managers hear of a feed that is late or incomplete; without one it is the council as a whole.
alter table feed_expectation add column unit text references org_unit (code);
