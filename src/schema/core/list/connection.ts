import { positionOfCursor } from "../../../domain/cursor.ts";
import { slugOfValues } from "../../../domain/node-key.ts";
import type { Relation } from "../../../model/derived/relation.ts";
import type { Store } from "../../../store/open.ts";
import {
  type ChildRows,
  countOf,
  countsOf,
  type Order,
  type Page,
  type PageRequest,
  pageOf,
  pagesOf,
  type Rows,
} from "../../../store/query/page.ts";
import { withOrderValues } from "../../../store/query/ranking/order-value.ts";
import { KeptWith } from "../../execution/kept-with.ts";
import { type Now, then } from "../../execution/promise.ts";
import type { Context } from "../context.ts";
import { defaultPageSize } from "../cost.ts";
import { badArgument, integerBetween } from "../error.ts";
import { type LoadOptions, loadOne } from "../load.ts";
import { today } from "../today.ts";
import { checkCurrencies } from "./currency-check.ts";
import type { KeptPage } from "./kept-pages.ts";

/** A page of a list. */
export interface Connection<Row> {
  page: Page<Row>;
  order: Order;
  /** Counts the whole list. Called only if the request selects the total. */
  count: () => Now<number>;
}

export interface Edge<Row> {
  row: Row;
  order: Order;
  relation?: Relation | undefined;
}

export interface PageArguments {
  first?: number | null | undefined;
  last?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
}

/** The largest page that clients may request. */
export const maxPageSize = 100;

/**
 * The part of a list that the arguments of a connection request.
 * @param sizes the largest size of a page, and the size if no argument gives it
 * @throws BAD_USER_INPUT, naming the argument
 */
export function pageRequest(
  { first, last, after, before }: PageArguments,
  order: Order,
  { max = maxPageSize, byDefault = defaultPageSize } = {},
): PageRequest {
  if (first != null && last != null) throw badArgument("last", "cannot be combined with `first`. Send one of them.");
  const position = (name: string, cursor: string | null | undefined) => {
    if (cursor == null) return null;
    const found = positionOfCursor(cursor);
    if (!found) throw badArgument(name, "invalid cursor. Use a cursor returned by this connection.");
    if (found.order !== order.name || found.values.length !== order.by.length) {
      throw badArgument(
        name,
        "the cursor belongs to another list, order or filter. Use a cursor returned by this connection with the same arguments.",
      );
    }
    return found;
  };
  return {
    limit: last != null ? integerBetween("last", last, 0, max) : integerBetween("first", first ?? byDefault, 0, max),
    backward: last != null,
    after: position("after", after),
    before: position("before", before),
  };
}

/** The key of the only page of a list that has no parent. */
const only = "";

/** A page of a list as the arguments of a field request it. */
interface Listing {
  field: string;
  order: Order;
  request: PageRequest;
  /** The names of the loaders of the page and of the count. */
  page: string;
  count: string;
}

/** All objects of a list have the same arguments, so what they mean is found out once. */
const listings = new KeptWith<object, Listing>();

/**
 * @param field the schema coordinate of the connection
 * @throws BAD_USER_INPUT, naming the argument
 */
function listingOf(field: string, args: PageArguments, order: Order, max = maxPageSize): Listing {
  const known = listings.get(args);
  if (known?.field === field) return known;
  const bound = boundTo(order, args);
  const request = pageRequest(args, bound, { max });
  const { first, last, after, before, ...filter } = args;
  const listing = {
    field,
    order: bound,
    request,
    page: `${field} ${JSON.stringify([bound.name, request, filter])}`,
    count: `${field} count ${JSON.stringify(filter)}`,
  };
  listings.set(args, listing);
  return listing;
}

const filterIn = ({ where }: PageArguments & { where?: unknown }): unknown => where;

/** No index supports all filters, so a filtered list may have to visit every row. */
const isFiltered = (args: PageArguments): boolean => filterIn(args) != null;

interface RootPageOptions<Row> extends LoadOptions {
  read?: ((request: PageRequest) => Promise<Page<Row>>) | undefined;
  kept?: ((request: PageRequest) => KeptPage<Row> | null) | undefined;
}

/** How the page of a list and the number of its entries are read. */
export interface ListReads<Row> {
  page: (store: Store, order: Order, request: PageRequest) => Now<Page<Row>>;
  count: (store: Store) => Now<number>;
}

/**
 * One page of a list that has no parent.
 * @param field the schema coordinate of the connection
 * @param rows returns the rows of the list, before ordering and paging
 * @param options `read` reads the page, if it is not read from the rows; `kept` returns the page if it needs not be searched for
 * @throws BAD_USER_INPUT, naming the argument
 */
export function rootPage<Row extends object>(
  context: Context,
  field: string,
  args: PageArguments,
  order: Order,
  rows: () => Now<Rows<Row>>,
  { read, kept, ...options }: RootPageOptions<Row> = {},
): Now<Connection<Row>> {
  const listing = listingOf(field, args, order, context.maxPageSize);
  const found = kept?.(listing.request);
  if (found) return connectionOf(context, listing, found.page, () => found.total);
  const page: ListReads<Row>["page"] = (store, bound, request) =>
    read ? read(request) : then(rows(), (all) => pageOf<Row>(store, all, bound, request));
  const reads = { page, count: (store: Store) => then(rows(), (all) => countOf(store, all)) };
  // Readers find the nodes of other pages, which may be of another state of the store than what is kept in memory.
  return readPage(context, field, args, order, reads, options, read ? { isHeavy: true } : options);
}

/**
 * Like `rootPage`, for a list that is not read by a single query.
 * @param options how the number of entries is read
 * @param pageOptions how the page is read
 * @throws BAD_USER_INPUT, naming the argument
 */
export function readPage<Row extends object>(
  context: Context,
  field: string,
  args: PageArguments,
  order: Order,
  reads: ListReads<Row>,
  options: LoadOptions,
  pageOptions: LoadOptions = options,
): Now<Connection<Row>> {
  const listing = listingOf(field, args, order, context.maxPageSize);
  // With a filter, an index of the filtered columns may be better than that of the order, and it would be read once for each range.
  const bound = isFiltered(args) ? { ...listing.order, isIndexed: false } : listing.order;
  // A filter may depend on the day, and values may be kept for longer than that.
  const day = isFiltered(args) ? ` ${today()}` : "";
  const load = <Value>(name: string, read: (store: Store) => Now<Value>, how: LoadOptions) =>
    loadOne(context, name + day, only, async (store) => new Map([[only, await read(store)]]), how);
  const readChecked = async (store: Store) => {
    await checkCurrencies(context, filterIn(args));
    return reads.page(store, bound, listing.request);
  };
  const page = load(listing.page, readChecked, pageOptions);
  return connectionOf(context, listing, page, () => load(listing.count, reads.count, options));
}

/**
 * One page of a list that belongs to a parent. All parents with the same arguments share one statement for their pages, and one for
 * their counts if those are requested.
 * @param field the schema coordinate of the connection
 * @param rows returns the rows of some parents, before ordering and paging
 * @param day the day on which the rows depend, because values may be kept for longer than that; null if they depend on none
 * @throws BAD_USER_INPUT, naming the argument
 */
export function childPage<Row extends object, Args extends PageArguments>(
  context: Context,
  field: string,
  parent: string,
  args: Args,
  order: Order,
  rows: (parents: readonly string[]) => ChildRows<Row>,
  day: string | null = null,
): Now<Connection<Row>> {
  const kept = day === null ? "" : ` ${day}`;
  const listing = listingOf(field, args, order);
  const options = { isHeavy: isFiltered(args) };
  const { value } = order;
  const page = loadOne(
    context,
    listing.page + kept,
    parent,
    async (store, parents) => {
      await checkCurrencies(context, filterIn(args));
      const found = rows(parents);
      return pagesOf<Row>(store, value ? withOrderValues(found, value) : found, listing.order, listing.request);
    },
    // A value that is computed may take much longer than visiting the row.
    value ? { isHeavy: true } : options,
  );
  return connectionOf(context, listing, page, () =>
    loadOne(context, listing.count + kept, parent, (store, parents) => countsOf(store, rows(parents)), options),
  );
}

function connectionOf<Row>(
  context: Context,
  { order, request }: Listing,
  loaded: Now<Page<Row> | null>,
  count: () => Now<number | null>,
): Now<Connection<Row>> {
  return then(loaded, (found) => {
    const page = found ?? { rows: [], hasNextPage: false, hasPreviousPage: request.after !== null };
    const connection = { page, order, count: () => then(count(), (total) => total ?? 0) };
    const turn = context.work.produce(page.rows.length);
    return turn === null ? connection : turn.then(() => connection);
  });
}

/** Makes the name of an order specific to the filter arguments, so that a cursor of one list is rejected by another. */
function boundTo(order: Order, args: PageArguments & { orderBy?: unknown }): Order {
  const { first, last, after, before, orderBy, ...filter } = args;
  const given = Object.entries(filter).filter(([, value]) => value != null);
  return given.length === 0
    ? order
    : { ...order, name: `${order.name} ${slugOfValues([JSON.stringify(given)]).slice(0, 8)}` };
}
