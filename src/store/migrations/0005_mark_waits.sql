-- A caseworker's words may wait until the person does something. Until then their mark waits for the
-- turn that shows them: 'waits' at first, and then that turn's event.
alter table mark add column shown_by text;
