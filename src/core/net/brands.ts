/** One address in its canonical text: dotted decimal for IPv4, RFC 5952 for IPv6. Only this room makes one. */
export type Address = string & { readonly __brand: "Address" };

/** A prefix in its canonical text, `network/length`, without host bits. Only this room makes one. */
export type Cidr = string & { readonly __brand: "Cidr" };

/** The two families of addresses; they never compare, contain or overlap each other. */
export type Family = 4 | 6;
