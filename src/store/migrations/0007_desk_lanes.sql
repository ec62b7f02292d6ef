-- What the desk is told about each person goes in a lane of its own, so that none waits for another.
drop index parcel_desk;
update parcel set lane = 'desk ' || conversation where lane = 'desk';
create index parcel_desk on parcel (conversation, id) where lane glob 'desk *';
