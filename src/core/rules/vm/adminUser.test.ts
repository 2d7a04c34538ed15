import { aDesign } from "../testing/aDesign.ts";
import { testRule } from "../testing/testRule.ts";
import { vmAdminUser } from "./adminUser.ts";

const vm = (props: object) =>
  aDesign({ hub: ["10.0.0.0/16", { web: { prefixes: ["10.0.0.0/24"], vms: { vm: props as never } } }] });
const linux = (adminUsername: string) => vm({ adminUsername });
const windows = (adminUsername: string) => vm({ adminUsername, image: "windows-server-2022" });
const key = (sshPublicKey: string) => vm({ sshPublicKey });
const ED = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0000000000000000000000000000000000000000000";

testRule(vmAdminUser, {
  quiet: [
    ["an ordinary name", linux("azureuser")],
    ["a name beside a refused one", linux("admin3")],
    ["an underscore first, and 64 characters", linux(`_${"a".repeat(63)}`)],
    ["20 characters on Windows, with a period inside", windows("jane.doe-of-contoso1")],
    ["a key with a comment", key(`${ED} jane@contoso`)],
    ["an RSA key with padding", key("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ==")],
    ["no key, which the deployment asks for", key(" ")],
    ["a key that a Windows machine never reads", vm({ image: "windows-server-2022", sshPublicKey: "x" })],
  ],
  speaks: [
    ["an empty name", linux(" "), ["vm has no administrator"]],
    ["admin", linux("admin"), ["vm: the administrator cannot be called admin"]],
    ["Root, in another case", linux("Root"), ["cannot be called Root"]],
    ["Administrator on Windows", windows("Administrator"), ["cannot be called Administrator"]],
    ["65 characters on Linux", linux("a".repeat(65)), ["has more than 64 characters"]],
    ["21 characters on Windows", windows("a".repeat(21)), ["has more than 20 characters"]],
    ["a digit first on Linux", linux("1st"), ["vm: 1st is no user name on Linux"]],
    ["a period on Linux", linux("jane.doe"), ["vm: jane.doe is no user name on Linux"]],
    ["a period last on Windows", windows("jane."), ["vm: jane. is no user name on Windows"]],
    ["a backslash on Windows", windows("corp\\jane"), ["corp\\jane is no user name on Windows"]],
    [
      "a key of another type",
      key("ecdsa-sha2-nistp256 AAAAE2VjZHNh"),
      ["the SSH public key is none that Azure takes"],
    ],
    ["two lines", key(`${ED}\n${ED}`), ["the SSH public key is none"]],
    ["a private key", key("-----BEGIN OPENSSH PRIVATE KEY-----"), ["vm holds a private key"]],
  ],
});
