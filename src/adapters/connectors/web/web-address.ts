import { AppError } from "../../../contracts/app-error.ts";

/** Whether an entry of a list of sources is a web address and not a folder. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** One spelling for each page: as a browser writes it, without the fragment. Throws AppError "config.invalid" for what is no address. */
export function webAddress(text: string): string {
  if (!isWebAddress(text) || !URL.canParse(text)) {
    throw new AppError("config.invalid", {
      message: `"${text}" is not a web address.`,
      hint: "Write it as https://host/path.",
    });
  }
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") {
    throw new AppError("config.invalid", {
      message: `The address of a source at ${url.host} holds a user name or password.`,
      hint: "Save the page in your browser and add the file instead.",
    });
  }
  url.hash = "";
  return url.href;
}
