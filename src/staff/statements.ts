const member = 'id, role, place, body, telegram, step, removed_at'

/** Every statement about staff, once, for SQLite and D1 alike: with numbered parameters only. */
export const statements = {
  add: `
    insert into staff (id, role, place, body, link, code, invited_until)
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,

  list: `select ${member} from staff where removed_at is null order by place, id`,
  byId: `select ${member} from staff where id = ?1`,
  byTelegram: `select ${member} from staff where telegram = ?1`,

  invite: `
    update staff set link = ?2, code = ?3, invited_until = ?4
    where id = ?1 and removed_at is null returning ${member}`,

  rewrite: 'update staff set body = ?2 where id = ?1 and body = ?3',

  forgetCodes: 'update staff set step = null where id = ?1',

  remove: `
    update staff
    set removed_at = ?2, body = ?3, link = null, code = null, telegram = null, step = null
    where id = ?1 and removed_at is null returning id`,

  /** Whoever holds a good code for another tie may move their account to it. */
  untie: `
    update staff set telegram = null
    where telegram = ?3 and exists (
      select 1 from staff where code = ?1 and invited_until > ?2 and removed_at is null)`,

  tie: `
    update staff set telegram = ?3, code = null
    where code = ?1 and invited_until > ?2 and removed_at is null returning ${member}`,

  enter: `
    update staff set link = null
    where link = ?1 and invited_until > ?2 and removed_at is null returning ${member}`,

  openSession: `
    insert into staff_session (token, staff, kind, at, until, body)
    select ?1, ?2, ?3, ?4, ?5, ?6
    where exists (select 1 from staff where id = ?2 and removed_at is null)`,

  session: `
    select s.kind, s.at, s.until, s.body as sealed,
      f.id, f.role, f.place, f.body, f.telegram, f.step, f.removed_at
    from staff_session as s join staff as f on f.id = s.staff and f.removed_at is null
    where s.token = ?1 and s.until > ?2`,

  touch: 'update staff_session set at = ?2 where token = ?1',
  closeSession: 'delete from staff_session where token = ?1',
  closeAll: 'delete from staff_session where staff = ?1',
  closeOld: 'delete from staff_session where until <= ?1',

  /** The first code of all, with the secret it proves. */
  setUp: `
    update staff set body = ?2, step = ?3
    where id = ?1 and removed_at is null and step is null returning id`,

  /** The code of each half minute once, and none of an earlier one. */
  step: `
    update staff set step = ?2
    where id = ?1 and removed_at is null and step < ?2 returning id`,

  /** Counted before it is looked at, so that a hundred at once are no more than one by one. */
  guess: `
    insert into staff_guess (who, at)
    select ?1, ?2 where (select count(*) from staff_guess where who = ?1 and at > ?3) < ?4
    returning id`,

  guessAmongAll: `
    insert into staff_guess (who, at)
    select ?1, ?2
    where (select count(*) from staff_guess where who = ?1 and at > ?3) < ?4
      and (select count(*) from staff_guess where who >= 'code|' and who < 'code}' and at > ?3) < ?5
    returning id`,

  dropGuesses: 'delete from staff_guess where who = ?1',
  dropOldGuesses: 'delete from staff_guess where at <= ?1',
} as const
