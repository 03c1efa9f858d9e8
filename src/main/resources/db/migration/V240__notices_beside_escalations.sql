-- What a person is told on My work is about an escalation, or about something else that has a page of its own, such as a target.
alter table notice
    alter column escalation drop not null,
    add column subject text check (subject <> ''),
    add column address text check (address like '/%'),
    add constraint notice_is_about_one_thing check ((escalation is null) = (subject is not null) and (subject is null) = (address is null));
