import { mount } from "svelte";
import App from "./App.svelte";
import "./lib/tokens.css";
import { isTeam } from "./team/here";

const target = document.getElementById("app")!;
// what a team needs is fetched for a team alone
if (isTeam) void import("./team/TeamApp.svelte").then((team) => mount(team.default, { target }));
else mount(App, { target });
