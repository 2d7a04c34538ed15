import type { Command } from "../../commands/index.ts";
import {
  LINUX_USER_NAME,
  OS_PROFILE_SOURCE,
  RESERVED_USER_NAMES,
  SSH_KEYS_SOURCE,
  SSH_PUBLIC_KEY,
  USER_NAME_MAX,
  WINDOWS_USER_NAME_FORBIDDEN,
} from "../../facts/virtualMachines.ts";
import { fields, osOf } from "../../kinds/vm/fields.ts";
import { propsOf, textOf } from "../../kinds/read.ts";
import type { Id, Json } from "../../model/design.ts";
import { err, message, ok } from "../../net/index.ts";
import { defineRule, type Draft } from "../rule.ts";
import { shown } from "../shown.ts";

const USUAL_USER = "azureuser";

/** Azure takes the name of the administrator, and the key that a Linux machine is entered with. */
export const vmAdminUser = defineRule({
  id: "vm/admin-user",
  severity: "error",
  profiles: "base",
  subjects: ["vm"],
  source: [OS_PROFILE_SOURCE, SSH_KEYS_SOURCE],
  *check(vm): Iterable<Draft> {
    if (vm.existing !== undefined) return;
    const props = propsOf(fields, vm);
    const os = osOf(props);
    const { id, name } = vm;
    const variant = props.adminUsername === undefined ? undefined : userFault(props.adminUsername.trim(), os);
    if (variant !== undefined)
      yield {
        variant,
        facet: "user",
        at: [{ id, path: "props.adminUsername" }],
        params: { name, user: shown(props.adminUsername ?? ""), os, max: USER_NAME_MAX[os] },
        fixes: [{ fix: "set", args: { id, path: "props.adminUsername", value: USUAL_USER } }],
      };
    const key = textOf(props.sshPublicKey);
    if (os === "Linux" && key !== undefined && !SSH_PUBLIC_KEY.test(key))
      yield {
        variant: key.includes("PRIVATE KEY") ? "privateKey" : "key",
        facet: "key",
        at: [{ id, path: "props.sshPublicKey" }],
        params: { name },
        fixes: [{ fix: "ask", args: { id, path: "props.sshPublicKey" } }],
      };
  },
  words: {
    noUser: {
      what: (p) => `${p["name"]} has no administrator`,
      why: () => "Azure refuses a machine without one.",
    },
    reserved: {
      what: (p) => `${p["name"]}: the administrator cannot be called ${p["user"]}`,
      why: () => "Azure refuses names that attackers try first, such as admin and root.",
    },
    long: {
      what: (p) => `${p["name"]}: ${p["user"]} has more than ${p["max"]} characters`,
      why: (p) => `${p["os"]} takes names of at most ${p["max"]} characters; Azure refuses the machine.`,
    },
    characters: {
      what: (p) => `${p["name"]}: ${p["user"]} is no user name on ${p["os"]}`,
      why: (p) =>
        p["os"] === "Linux"
          ? "Letters, digits, _ and -, and a letter or _ first; Azure refuses the machine."
          : 'None of \\ / " [ ] : | < > + = ; , ? * @ & and no period last; Azure refuses the machine.',
    },
    key: {
      what: (p) => `${p["name"]}: the SSH public key is none that Azure takes`,
      why: () => "It is one line that begins with ssh-rsa or ssh-ed25519.",
    },
    privateKey: {
      what: (p) => `${p["name"]} holds a private key. Remove it and use the public one`,
      why: () => "Whoever reads this design could enter the machine. Azure takes public keys only.",
    },
  },
  fixes: {
    set: { label: () => `Use ${USUAL_USER}`, command: setField() },
    ask: { label: () => "Ask for it at deployment", command: setField() },
  },
});

function userFault(user: string, os: "Linux" | "Windows"): string | undefined {
  if (user === "") return "noUser";
  if (RESERVED_USER_NAMES.has(user.toLowerCase())) return "reserved";
  if (user.length > USER_NAME_MAX[os]) return "long";
  const isFine =
    os === "Linux"
      ? LINUX_USER_NAME.test(user)
      : !WINDOWS_USER_NAME_FORBIDDEN.test(user) && !user.endsWith(".");
  return isFine ? undefined : "characters";
}

function setField(): Command<Json> {
  return (q, args) => {
    const { id, path, value } = args as { readonly id: Id; readonly path: string; readonly value?: string };
    if (q.find(id) === undefined) return err(message("noFix"));
    return ok([{ op: "set", id, path, ...(value === undefined ? {} : { value }) }]);
  };
}
