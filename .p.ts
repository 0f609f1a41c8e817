import {buildWarehouse} from "./loaders/warehouse/build.js";
let t=Date.now();
const r=await buildWarehouse({dataDir:"data",out:"/tmp/wh/p.duckdb",report:(l)=>{const n=Date.now(); if(n-t>60) console.log("   ",n-t,"ms before:",l); t=n;}});
console.log(Date.now()-t,"end",r);
