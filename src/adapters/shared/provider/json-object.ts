import * as z from "zod";
import { Json } from "../../../contracts/json.ts";

const Whole = z.record(z.string(), Json);

/**
 * An object of JSON within the pieces of a stream. Json refers to itself, and around a schema that does zod looks for cycles in
 * everything it reads, which costs more than the reading: so it is asked only where there is such an object.
 */
export const JsonObject = z.custom<Record<string, Json>>((value) => Whole.safeParse(value).success);
