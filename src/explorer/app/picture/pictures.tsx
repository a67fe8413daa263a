// The pictures that other views place. Each loads its code and its library when it comes into view.
import { deferred } from "./figure/deferred.tsx";

export const UpfrontAndTotal = deferred(() => import("./market/upfront-and-total.tsx"));
export const DealsPerQuarter = deferred(() => import("./market/deals-per-quarter.tsx"));
export const DealMoney = deferred(() => import("./money/deal-money.tsx"));
export const DealTimeline = deferred(() => import("./timeline/deal-timeline.tsx"));
export const TherapyTimeline = deferred(() => import("./timeline/therapy-timeline.tsx"));
export const CompanyTimeline = deferred(() => import("./timeline/company-timeline.tsx"));
export const RightsMap = deferred(() => import("./rights/rights-map.tsx"));
export const OwnershipTree = deferred(() => import("./ownership/ownership-tree.tsx"));
